// Reads the open interface's JSON-stat with a reader that is not ours, and holds every number against the same answer as JSON and CSV.
//   node check.mjs http://localhost:5080
import JSONstat from './jsonstat-toolkit-2.2.2.mjs';

const address = process.argv[2] ?? 'http://localhost:5080';
const measures = ['value', 'numerator', 'base', 'invited', 'submitted', 'notApplicable', 'unknown', 'lower', 'upper'];
const symbols = { not_invited: '×', no_response: '-', unanswered: '-', dont_know: '?', not_applicable: '.' };
const queries = [
  '', 'indicator=styrdokument&round=2025&level=country', 'indicator=styrdokument&round=2025&level=municipality',
  'indicator=samordnartid,utan_samordnare,grundstruktur_index', 'area=00,12,A1,1280', 'round=2023&level=group', 'round=2025&release=1&level=county',
];

let faults = 0;
const fault = text => { faults++; if (faults < 20) console.error(text); };

for (const query of queries) {
  const ask = async form => {
    const answer = await fetch(`${address}/api/v1/observations?${query}${query && '&'}format=${form}`);
    if (answer.status !== 200) throw new Error(`${query}: ${answer.status} ${await answer.text()}`);
    return answer.text();
  };
  const rows = JSON.parse(await ask('json'));
  const csv = (await ask('csv')).trimEnd().split('\n').slice(1).map(line => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map(field => field.replace(/,$/, '')));
  const set = JSONstat(JSON.parse(await ask('json-stat')));

  if (set.class !== 'dataset' || set.length !== 4) fault(`${query}: no dataset of four dimensions`);
  if (set.n !== set.size?.reduce?.((a, b) => a * b, 1) && set.n !== set.value.length) fault(`${query}: ${set.n} cells, ${set.value.length} values`);
  if (`${set.role.time}` !== 'round' || `${set.role.geo}` !== 'area' || `${set.role.metric}` !== 'measure') fault(`${query}: roles`);
  if (csv.length !== rows.length) fault(`${query}: ${rows.length} rows of JSON, ${csv.length} of CSV`);

  let compared = 0;
  rows.forEach((row, i) => {
    measures.forEach((measure, m) => {
      const cell = set.Data({ indicator: row.indicator, round: row.round, area: row.area, measure });
      if (cell.value !== row[measure]) fault(`${query}: ${row.indicator} ${row.round} ${row.area} ${measure}: ${row[measure]} in JSON, ${cell.value} in JSON-stat`);
      if ((csv[i][6 + m] === '' ? null : Number(csv[i][6 + m])) !== row[measure]) fault(`${query}: row ${i} ${measure}: ${row[measure]} in JSON, ${csv[i][6 + m]} in CSV`);
      compared++;
    });
    const status = set.Data({ indicator: row.indicator, round: row.round, area: row.area, measure: 'value' }).status;
    if (row.value === null && !status) fault(`${query}: ${row.indicator} ${row.round} ${row.area}: no value and no status`);
    if (row.value !== null && status) fault(`${query}: ${row.indicator} ${row.round} ${row.area}: a value and status ${status}`);
    if (row.state && symbols[row.state] && status !== symbols[row.state]) fault(`${query}: ${row.area} is ${row.state} with status ${status}`);
    if ((set.extension.state[row.indicator]?.[row.round]?.[row.area] ?? null) !== row.state) fault(`${query}: state of ${row.area}`);
    if (set.Dimension('area').extension.level[row.area] !== row.level) fault(`${query}: level of ${row.area}`);
    if (set.Dimension('area').Category(row.area).label !== row.areaName) fault(`${query}: name of ${row.area}`);
  });
  console.log(`${query || '(all)'}: ${rows.length} figures, ${compared} numbers equal in three forms, ${set.n} cells`);
}

console.log(faults === 0 ? 'No faults.' : `${faults} faults.`);
process.exit(faults === 0 ? 0 : 1);
