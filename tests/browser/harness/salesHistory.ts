import type { Bucket } from './bucket';
import type { LabPage } from './labPage';
import { keyOf } from './saves';
import { cells } from './versions';

export const SALES = 'sales.ipynb';
const DRAFT = 'draft.ipynb';
const DAY = 86_400_000;

type Charts = { before: string; after: string };

/** Two charts, as base64 of PNG. */
export function charts({ page }: LabPage): Promise<Charts> {
  return page.evaluate(() => {
    const draw = (values: number[]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [260, 110];
      const on = canvas.getContext('2d')!;
      on.fillStyle = '#fff';
      on.fillRect(0, 0, 260, 110);
      on.fillStyle = '#1f77b4';
      values.forEach((value, index) => on.fillRect(16 + index * 40, 100 - value, 28, value));
      return canvas.toDataURL('image/png').split(',')[1]!;
    };
    return { before: draw([30, 60, 45, 80, 52, 70]), after: draw([62, 40, 85, 48, 90, 34]) };
  });
}

/** The notebook before and after a day's work: cells changed, added, removed, moved. */
export function salesTexts({ before, after }: Charts): { before: string; after: string } {
  const image = (data: string) => [
    { data: { 'image/png': data }, metadata: {}, output_type: 'display_data' }
  ];
  const title = { id: 'title', cell_type: 'markdown', source: '# Sales by region' };
  const load = { id: 'load', source: 'import pandas as pd\n\nsales = pd.read_csv("sales.csv")' };
  const year = (from: number) => ({
    id: 'filter',
    source: `recent = sales[sales.year >= ${from}]\nrecent.groupby("region").sum()`
  });
  const plot = (data: string, execution_count: number) => ({
    id: 'plot',
    source: 'recent.plot(kind="bar")',
    outputs: image(data),
    execution_count
  });
  const parameters = {
    id: 'parameters',
    source: 'region = "all"\nyear = 2026',
    metadata: { tags: ['parameters'] }
  };
  const notes = { id: 'notes', cell_type: 'markdown', source: 'Source: the monthly report.' };
  const head = { id: 'head', source: 'sales.head()' };
  return {
    before: cells(title, notes, load, parameters, year(2019), head, plot(before, 4)),
    after: cells(
      title,
      load,
      parameters,
      notes,
      year(2024),
      { id: 'describe', source: 'recent.describe()' },
      plot(after, 7)
    )
  };
}

type Told = { at: string; how: string; [field: string]: unknown };

/** A history of some days with all that a row may say, oldest first; ids by what they are. */
export async function salesHistory(bucket: Bucket, texts: { before: string; after: string }) {
  const put = (path: string, text: string, told: Told) =>
    bucket.put(keyOf(path), text, { v: 1, by: 'tester', ...told });
  const sales = (text: string, told: Told) => put(SALES, text, told);
  const draft = { at: at(6, '13:40'), how: 'manual', by: 'maria', delta: [4, 0, 0] };
  const versionId = await put(DRAFT, texts.before.replace('# Sales', '# Draft'), draft);
  const from = { key: keyOf(DRAFT), versionId };
  const first = { at: at(4, '13:58'), how: 'manual', by: 'maria', delta: [3, 1, 0], from };
  await sales(`${texts.before}\n`, first);
  const broken = await sales('{"cells": [{"cell_type": "code", "source": "sales = pd.re', {
    at: at(4, '14:00'),
    how: 'disk'
  });
  const scheduled = await sales(texts.before, { at: at(4, '14:02'), how: 'manual' });
  await sales(`${texts.after}\n\n\n`, { at: at(4, '16:20'), how: 'manual', delta: [1, 2, 4] });
  await sales(texts.before, {
    at: at(1, '11:50'),
    how: 'restore',
    delta: [4, 2, 1],
    from: { versionId: scheduled }
  });
  const named = await sales(`${texts.after}\n`, {
    at: at(1, '12:05'),
    how: 'manual',
    delta: [0, 3, 0]
  });
  for (let auto = 0; auto < 6; auto++) {
    const text = texts.after.replace('2024', `20${10 + auto}`);
    await sales(text, { at: at(1, `13:${40 + auto * 3}`), how: 'auto', delta: [0, 1, 0] });
  }
  const after = { at: at(1, '14:31'), how: 'manual', delta: [1, 1, 1], kernel: 'python3' };
  const newest = await sales(texts.after, after);
  await sales(texts.after, { at: at(1, '14:40'), how: 'manual' });
  const again = texts.after.replace('"execution_count": 7', '"execution_count": 8');
  await sales(again, { at: at(1, '15:05'), how: 'manual', outputsOnly: true });
  return { broken, scheduled, named, newest };
}

/** A time of the day so many days ago, UTC. */
function at(daysAgo: number, time: string): string {
  const day = new Date(Date.now() - daysAgo * DAY).toISOString().slice(0, 10);
  return `${day}T${time}:00.000Z`;
}
