import { html } from '../html.ts'
import { say, type Example } from '../pieces/samples.ts'
import { bars, type Bar } from './bars.ts'
import { figure } from './figure.ts'
import { periods, type Period } from './periods.ts'
import { timeSeries } from './series.ts'
import { sparkline } from './sparkline.ts'
import { worldMap, type Place } from './world-map.ts'
import type { Locale } from '../../platform/language/types.ts'

const shares = (l: Locale): Bar[] => [
  {
    label: say(l, 'investment'),
    value: '17.23',
    words: l.percent('17.23'),
    beside: { value: '12.4', words: `${l.percent('12.4')} (2019)` },
  },
  {
    label: say(l, 'contracts'),
    value: '54.05',
    words: l.percent('54.05'),
    beside: { value: '60.1', words: `${l.percent('60.1')} (2019)` },
  },
  {
    label: say(l, 'turnover'),
    value: '57.85',
    words: l.percent('57.85'),
    beside: { value: '54.8', words: `${l.percent('54.8')} (2019)` },
  },
  { label: say(l, 'tourism'), value: null },
]

const monthsOf = (l: Locale, from: string, to: string): string =>
  `${l.date(`${from}-01`, 'short')} – ${l.date(`${to}-01`, 'short')}`

const shareOf = (l: Locale): Period[] =>
  (
    [
      ['2017-01', '2017-10', '13.0'],
      ['2017-01', '2017-12', '12.0'],
      ['2018-01', '2018-12', null],
      ['2019-01', '2019-08', '12.4'],
      ['2019-01', '2019-12', '13.6'],
      ['2020-01', '2020-08', '17.2'],
    ] as const
  ).map(([from, to, value]) => ({
    from,
    to,
    value,
    label: monthsOf(l, from, to),
    marked: to.endsWith('-08'),
  }))

// Renewable energy share in total final energy consumption, world (SDG indicator 7.2.1), 2004 to 2017.
const renewable = '16.52 16.48 16.58 16.44 16.72 17.0 16.7 16.8 17.0 17.12 17.19 17.2 17.3 17.32'.split(' ')
const years = renewable.map((_, i) => String(2004 + i))

const places = (l: Locale): Place[] =>
  (
    [
      ['KZ', 71.4, 51.2, '24'],
      ['KE', 36.8, -1.3, '12'],
      ['LA', 102.6, 18, '9'],
      ['PK', 73.1, 33.7, '17'],
      ['CL', -70.7, -33.4, '4'],
      ['RS', 20.5, 44.8, '6'],
      ['ID', 106.8, -6.2, '14'],
      ['MA', -6.8, 34, '3'],
      ['FJ', 178.4, -18.1, '1'],
      ['MN', 106.9, 47.9, null],
    ] as const
  ).map(([code, longitude, latitude, value]) => ({ name: l.regionName(code), longitude, latitude, value }))

export const examples: Example[] = [
  {
    name: 'Bars in the order of rank, with a line and what is not held',
    html: (l) =>
      figure(
        {
          title: say(l, 'share'),
          subtitle: say(l, 'shareSub'),
          picture: bars({ bars: shares(l), line: { value: '50', words: say(l, 'half') } }, l),
          source: say(l, 'source'),
          date: l.date('2020-09-17'),
          hatched: true,
          data: {
            label: say(l, 'share'),
            columns: [{ name: say(l, 'period') }, { name: say(l, 'value'), align: 'end' }],
            rows: shares(l).map((bar) => [bar.label, bar.words ?? l.t('design.not-available')]),
          },
          downloads: [{ label: 'CSV', href: '#' }],
        },
        l,
      ),
  },
  {
    name: 'Periods to date, as long as they last',
    html: (l) =>
      figure(
        {
          title: say(l, 'share'),
          subtitle: say(l, 'shareSub'),
          picture: periods(shareOf(l), l),
          source: say(l, 'source'),
          hatched: true,
          data: {
            label: say(l, 'shareSub'),
            columns: [{ name: say(l, 'period') }, { name: say(l, 'value'), align: 'end' }],
            rows: shareOf(l).map(({ label, value }) => [
              label,
              value === null ? l.t('design.not-available') : l.number(value),
            ]),
          },
        },
        l,
      ),
  },
  {
    name: 'Time series, named at its end, with a gap',
    html: (l) =>
      figure(
        {
          title: say(l, 'line'),
          subtitle: say(l, 'lineSub'),
          picture: timeSeries(
            {
              times: years,
              write: (value) => l.percent(value, 1),
              series: [
                { name: say(l, 'world'), values: renewable, marked: true },
                {
                  name: say(l, 'group'),
                  values: renewable.map((value, i) =>
                    i > 4 && i < 7 ? null : String(Number(value) - 6 + i / 3),
                  ),
                },
              ],
            },
            l,
          ),
          source: say(l, 'sample'),
          data: {
            label: say(l, 'line'),
            columns: [{ name: say(l, 'period') }, { name: say(l, 'value'), align: 'end' }],
            rows: years.map((year, i) => [year, l.number(renewable[i] ?? '0')]),
          },
        },
        l,
      ),
  },
  {
    name: 'Sparkline',
    html: (l) =>
      html`<p>
        ${sparkline(
          renewable.map((value, i) => ({ time: String(2004 + i), value })),
          l,
        )}
      </p>`,
  },
  {
    name: 'Map',
    html: (l) =>
      figure(
        {
          title: say(l, 'map'),
          subtitle: say(l, 'mapSub'),
          picture: worldMap(places(l), l),
          source: say(l, 'sample'),
          map: true,
          data: {
            label: say(l, 'map'),
            columns: [{ name: say(l, 'member') }, { name: say(l, 'value'), align: 'end' }],
            rows: places(l).map(({ name, value }) => [
              name,
              value === null ? l.t('design.not-available') : l.number(value),
            ]),
          },
        },
        l,
      ),
  },
]
