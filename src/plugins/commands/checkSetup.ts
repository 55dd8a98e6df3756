import { MainAreaWidget } from '@jupyterlab/apputils';
import { settingsIcon } from '@jupyterlab/ui-components';
import type { CheckResult } from '../../model/setupCheck';
import type { IBookstore } from '../../tokens';
import { SetupModel } from '../../ui/setup/setupModel';
import { SetupPanel } from '../../ui/setup/setupPanel';
import { showBeside } from '../../ui/showBeside';
import { setupPlace, trySetup } from './trySetup';
import type { VersionCommandParts } from './parts';
import '../../../style/setup.css';

const ID = 'jupyterlab-bookstore-setup';

/**
 * `bookstore:check-setup`: try all that archiving needs, and show what to put right.
 * @param args.confirmed - Show nothing.
 */
export async function checkSetupCommand(
  parts: VersionCommandParts,
  { confirmed }: { confirmed?: boolean }
): Promise<{ checks: CheckResult[] }> {
  const { bookstore } = parts;
  await bookstore.ready;
  return { checks: await (confirmed === true ? tryAndResume(bookstore) : show(parts).check()) };
}

/** Check the set-up. If nothing is wrong with it, what waits need wait no longer. */
async function tryAndResume(
  bookstore: IBookstore,
  onResult?: (result: CheckResult) => void
): Promise<CheckResult[]> {
  const checks = await trySetup(bookstore, onResult);
  if (checks.every(({ status }) => status !== 'fail')) {
    await bookstore.retry();
  }
  return checks;
}

/** Show the page, or bring it to the front. */
function show({ app, bookstore, trans }: VersionCommandParts): SetupModel {
  const { shell } = app;
  const open = [...shell.widgets('main'), ...shell.widgets('right')].find(({ id }) => id === ID);
  if (open instanceof MainAreaWidget) {
    shell.activateById(ID);
    return (open.content as SetupPanel).model;
  }
  const model = new SetupModel({
    place: () => setupPlace(bookstore),
    check: onResult => tryAndResume(bookstore, onResult)
  });
  const widget = new MainAreaWidget({ content: new SetupPanel(model, trans) });
  widget.id = ID;
  widget.title.label = trans.__('Check Set-Up');
  widget.title.icon = settingsIcon;
  widget.title.closable = true;
  widget.toolbar.hide();
  showBeside(shell, widget, null);
  return model;
}
