import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { newestOf } from '../archive/newestOf';
import { RejectedError } from '../model/errors';
import type { OpenBookstore, IBookstore, VersionArgs, VersionName } from '../tokens';
import { FirstRun, type NoteStorage } from '../ui/history/firstRun';
import { HistoryModel } from '../ui/history/historyModel';
import type { PanelContent } from '../ui/history/historyPanel';
import { HistoryView } from '../ui/history/historyView';
import type { PanelActions } from '../ui/history/panelActions';
import type { NoteAction } from '../ui/history/panelNote';
import type { VersionRow } from '../ui/history/row';
import { ToldOnce } from '../ui/history/toldOnce';
import { openMenu } from '../ui/openMenu';
import { CommandIds } from './commandIds';
import { placeGiven } from './commands/chooseVersion';
import { readArgs } from './commands/readArgs';
import type { FollowDocument } from './followDocument';
import { scopeOf } from './scope';
import { told } from './told';
import { versionArgs, versionMenu } from './versionMenu';
import '../../style/history.css';

/** All that the history panel needs when it is shown: imported then, so that it is a chunk of its own. */
export function panelContent(
  app: JupyterFrontEnd,
  bookstore: OpenBookstore,
  follow: FollowDocument
): PanelContent {
  const model = new HistoryModel(bookstore);
  const scope = scopeOf(app.serviceManager.serverSettings.baseUrl);
  const storage = browserStorage();
  const changed = () => model.stateChanged.emit();
  const firstRun = new FirstRun(bookstore, storage, `${scope} first steps`, changed);
  const plainHttp = new ToldOnce(!isSecureContext, storage, `${scope} plain http`, changed);
  model.stateChanged.connect(() => firstRun.look(model));
  const actions = actionsOf(app, bookstore, model, follow);
  const showFile = (args: ReadonlyPartialJSONObject) => showGiven(bookstore, model, args);
  return { model, firstRun, plainHttp, View: HistoryView, actions, showFile };
}

/** As of `PanelContent.showFile`. */
async function showGiven(
  bookstore: OpenBookstore,
  model: HistoryModel,
  given: ReadonlyPartialJSONObject
): Promise<VersionName | null> {
  const args = readArgs(CommandIds.showHistory, given) as VersionArgs;
  if (args.path !== undefined || args.key !== undefined) {
    // A path is shown while the bucket is silent; what a key belongs to depends on it.
    await (args.key === undefined ? bookstore.ready : bookstore.targetKnown());
    const { path, key } = placeGiven(bookstore, args);
    if (path === null) {
      throw new RejectedError(`“${key}” is no file of yours, so it has no history here.`);
    }
    model.show(path);
  }
  const newest = await model.newestVersion();
  const { place, file } = model;
  if (!newest || !place || !file) {
    return newest;
  }
  const { bucket, target } = place;
  const read = ({ key, versionId }: VersionName) =>
    bookstore.history.details({ bucket, key }, versionId, target);
  const versions = file.chapters.flatMap(chapter => chapter.versions);
  // Nobody answers: the one that is listed first.
  const { key, versionId } = (await newestOf(versions, read).catch(() => null)) ?? newest;
  return { key, versionId };
}

/** Even to name it throws where it is blocked. */
function browserStorage(): NoteStorage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function actionsOf(
  { commands, shell }: JupyterFrontEnd,
  bookstore: IBookstore,
  model: HistoryModel,
  follow: FollowDocument
): PanelActions {
  const chosen = ({ version, tags }: VersionRow) => ({
    path: version.key === model.place?.key ? model.path : null,
    key: version.key,
    versionId: version.versionId,
    pinned: tags?.pinned ?? false
  });
  const openSettings = () => commands.execute('settingeditor:open', { query: 'Bookstore' });
  const retry = async () => {
    await bookstore.retry();
    model.reload();
  };
  const renew = () =>
    bookstore.settings.credentials.provider === 'prompt'
      ? commands.execute(CommandIds.enterCredentials)
      : retry();
  const instead = (command: string, otherwise: () => Promise<unknown>) =>
    commands.hasCommand(command) ? commands.execute(command) : otherwise();
  const acts: Record<NoteAction, () => Promise<unknown>> = {
    settings: openSettings,
    retry,
    renew,
    check: () => instead(CommandIds.checkSetup, openSettings),
    save: () => commands.execute('docmanager:save'),
    move: () => commands.execute(CommandIds.moveWaiting),
    resume: () => commands.execute(CommandIds.pauseArchiving, { paused: false }),
    include: () =>
      commands.execute(CommandIds.archiveNotebook, { path: model.path, archived: true })
  };
  return {
    open: (row: VersionRow) => {
      if (commands.hasCommand('bookstore:open-version')) {
        void commands.execute('bookstore:open-version', versionArgs(chosen(row)));
      }
    },
    name: (row: VersionRow) => {
      void commands.execute(CommandIds.nameVersion, versionArgs(chosen(row)));
    },
    compare: (one: VersionRow, other: VersionRow) => {
      if (commands.hasCommand('bookstore:compare-versions')) {
        const { key: withKey, versionId } = other.version;
        const args = { ...versionArgs(chosen(one)), with: versionId, withKey };
        void commands.execute('bookstore:compare-versions', args);
      }
    },
    openMenu: (row: VersionRow | null, x: number, y: number) =>
      openMenu(versionMenu(commands, row && chosen(row), model.path), x, y),
    focusDocument: () => follow.widget && shell.activateById(follow.widget.id),
    act: (action: NoteAction) => void told(acts[action])
  };
}
