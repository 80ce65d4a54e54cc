import { zipSync, strToU8 } from 'fflate'
import type { ZipOptions } from 'fflate'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A workbook zipped by hand: each sheet as the XML inside `<worksheet>`, and whatever parts a test changes. */
export const workbook = (
  sheets: { name: string; xml: string; state?: string }[],
  parts: Record<string, string> = {},
  options: ZipOptions = {},
): Buffer => {
  const tabs = sheets.map(({ name, state = 'visible' }, index) => {
    return `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`
  })
  const relations = sheets.map((_, index) => {
    return `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`
  })
  relations.push(`<Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/>`)
  const files: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}">${relations.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  }
  for (const [index, { xml }] of sheets.entries()) {
    files[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet xmlns="${main}">${xml}</worksheet>`
  }
  const all = Object.entries({ ...files, ...parts }).map(([path, text]) => [path, strToU8(text)] as const)
  return Buffer.from(zipSync(Object.fromEntries(all), options))
}

/** A cell of inline text. */
export const textCell = (address: string, text: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`

/** `<sheetData>` of rows, each the XML of its cells. */
export const sheetData = (rows: Record<number, string>): string =>
  `<sheetData>${Object.entries(rows)
    .map(([number, cells]) => `<row r="${number}">${cells}</row>`)
    .join('')}</sheetData>`
