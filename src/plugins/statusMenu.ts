import type { TranslationBundle } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { Menu } from '@lumino/widgets';
import { openMenu } from '../ui/openMenu';
import { CommandIds } from './commandIds';

/** What can be done about the state, in words that need no context. */
export function openStatusMenu(
  commands: CommandRegistry,
  trans: TranslationBundle,
  at: DOMRect
): void {
  const items: [command: string, label: string, args?: { query: string }][] = [
    ['bookstore:show-history', trans.__('Show Version History')],
    [CommandIds.retryUploads, trans.__('Retry Uploads')],
    [CommandIds.checkSetup, trans.__('Check Set-Up')],
    [CommandIds.pauseArchiving, commands.label(CommandIds.pauseArchiving)],
    ['settingeditor:open', trans.__('Settings…'), { query: 'Bookstore' }]
  ];
  const registry = new CommandRegistry();
  const menu = new Menu({ commands: registry });
  for (const [command, label, args] of items) {
    if (commands.hasCommand(command)) {
      registry.addCommand(command, { label, execute: () => commands.execute(command, args) });
      menu.addItem({ command });
    }
  }
  openMenu(menu, at.left, at.top);
}
