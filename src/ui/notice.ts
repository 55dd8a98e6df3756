import { Notification } from '@jupyterlab/apputils';

/** What a notice says, and what can be done about it. */
export type NoticeContent = {
  message: string;
  type: 'error' | 'warning' | 'in-progress';
  actions: Notification.IAction[];
};

/** One notice that is updated in place: failures of one kind never stack up. */
export class Notice {
  /** Show it, or change what it says. One that the user closed comes back only with other words. */
  show(content: NoticeContent): void {
    if (content.message === this.said) {
      return;
    }
    this.said = content.message;
    const options = { actions: content.actions, autoClose: false as const };
    const isOpen = this.id && Notification.manager.has(this.id);
    if (isOpen) {
      Notification.update({
        id: this.id,
        message: content.message,
        type: content.type,
        ...options
      });
    } else {
      this.id = Notification.emit(content.message, content.type, options);
    }
  }

  /** What it was about is over. */
  clear(): void {
    if (this.id) {
      Notification.dismiss(this.id);
    }
    this.id = '';
    this.said = '';
  }

  private id = '';
  private said = '';
}
