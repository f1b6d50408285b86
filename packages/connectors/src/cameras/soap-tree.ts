import { type SaxesTagNS, SaxesParser } from 'saxes'

const deepest = 40
const mostNodes = 20_000

/** An element by its local name: devices choose prefixes as they like. */
export interface SoapNode {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly SoapNode[]
  readonly text: string
}

interface Growing extends SoapNode {
  readonly children: Growing[]
  text: string
}

function nodeOf(tag: SaxesTagNS): Growing {
  const attributes = new Map(Object.values(tag.attributes).map(({ local, value }) => [local, value]))
  return { name: tag.local, attributes, children: [], text: '' }
}

/** Reads an answer; null when it is no XML, carries a document type, or is deeper or longer than any answer of a device. */
export function soapTree(text: string): SoapNode | null {
  const root: Growing = { name: '', attributes: new Map(), children: [], text: '' }
  const open = [root]
  let nodes = 0
  const parser = new SaxesParser({ xmlns: true, position: false })
  const refuse = (): never => {
    throw new Error('not read')
  }
  parser.on('error', refuse)
  parser.on('doctype', refuse)
  parser.on('opentag', (tag) => {
    nodes += 1
    if (open.length > deepest || nodes > mostNodes) refuse()
    const node = nodeOf(tag)
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  const addText = (part: string) => {
    const top = open.at(-1)
    if (top !== undefined) top.text += part
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => void open.pop())
  try {
    parser.write(text).close()
  } catch {
    return null
  }
  return root
}

/** The first element below `node` along a path of local names, wherever it begins; undefined when there is none. */
export function findNode(node: SoapNode, path: string): SoapNode | undefined {
  const [first = '', ...rest] = path.split('/')
  for (const child of node.children) {
    if (child.name === first) {
      const found = rest.length === 0 ? child : findChild(child, rest)
      if (found !== undefined) return found
    }
    const deeper = findNode(child, path)
    if (deeper !== undefined) return deeper
  }
  return undefined
}

function findChild(node: SoapNode, [first, ...rest]: readonly string[]): SoapNode | undefined {
  const child = node.children.find(({ name }) => name === first)
  return child === undefined || rest.length === 0 ? child : findChild(child, rest)
}

export function textAt(node: SoapNode, path: string): string | null {
  const text = findNode(node, path)?.text.trim() ?? ''
  return text === '' ? null : text
}
