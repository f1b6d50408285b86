import './source-health.css'
import type { SourceHealthConfig, SourceStatus } from '@toan-canh/contract'
import { useTopicStatus } from '../../live/index.ts'
import { numberText } from '../../ui/format.ts'
import { FreshnessMark } from '../../ui/marks/mark.tsx'
import { qualityText } from '../../ui/quality-messages.ts'
import { text } from '../../ui/messages.ts'
import { sourcesTopic } from '../scope.ts'
import { useMinute, useSources } from '../use-cover.ts'
import { Empty, Failed, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { countByFreshness, historyWords, shownIn, timeWords, troubleWords, worstFirst } from './source-words.ts'

const mostInLine = 2
/** Author pixels in which two names with their times stand beside each other. */
const roomForTwo = 2_500

function Words({ source }: { readonly source: SourceStatus }) {
  const now = useMinute()
  const words = [timeWords(source, now), historyWords(source), troubleWords(source)].filter((each) => each !== null)
  return <span className="cut">{words.join(' · ')}</span>
}

function Line({
  sources,
  owners,
  width,
}: {
  readonly sources: readonly SourceStatus[]
  readonly owners: boolean
  readonly width: number
}) {
  if (sources.length > (width < roomForTwo ? 1 : mostInLine)) {
    return (
      <div className="source-line">
        <span className="faint">{text.sourcesTitle}</span>
        {countByFreshness(sources).map(([freshness, count]) => (
          <span key={freshness} className="source-item">
            <FreshnessMark freshness={freshness} size={40} />
            <b className="strong">{numberText(count)}</b> {text.freshness[freshness]}
          </span>
        ))}
      </div>
    )
  }
  return (
    <div className="source-line">
      {sources.map((source) => (
        <span key={source.id} className="source-item" data-freshness={source.freshness}>
          <FreshnessMark freshness={source.freshness} size={40} />
          <b className="strong">{source.name}</b>
          <Words source={source} />
          {owners ? <span className="faint dot-between cut">{source.owner}</span> : null}
        </span>
      ))}
    </div>
  )
}

/** Who owns the sources, each once. */
function Owners({ sources }: { readonly sources: readonly SourceStatus[] }) {
  const owners = [...new Set(sources.map(({ owner }) => owner))]
  return (
    <div className="source-line">
      <span className="faint">{text.sourceOwner}</span>
      {owners.slice(0, mostInLine).map((owner) => (
        <span key={owner} className="cut">
          {owner}
        </span>
      ))}
      {owners.length > mostInLine ? <span>+{numberText(owners.length - mostInLine)}</span> : null}
    </div>
  )
}

function List({
  title,
  sources: all,
  height,
}: {
  readonly title: string
  readonly sources: readonly SourceStatus[]
  readonly height: number
}) {
  const sources = shownIn(height, worstFirst(all))
  const { rest, more } = qualityText.health
  return (
    <section className="block">
      <div className="block-head">
        <h2 className="block-title">{title}</h2>
      </div>
      <ul className="source-list">
        {sources.map((source) => (
          <li key={source.id}>
            <FreshnessMark freshness={source.freshness} size={56} />
            <div className="grow">
              <b className="source-name cut">{source.name}</b>
              <div className="quiet cut" data-freshness={source.freshness}>
                <Words source={source} />
              </div>
              <div className="quiet cut">
                {source.owner}
                {source.quarantined > 0 ? ` · ${text.quarantined(numberText(source.quarantined))}` : ''}
              </div>
              {source.error === null ? null : <div className="source-error cut">{source.error.sentence}</div>}
            </div>
            <span className="source-facts">
              <b className="num">{numberText(source.facts)}</b>
              <span className="quiet">{text.facts}</span>
            </span>
          </li>
        ))}
      </ul>
      {sources.length === all.length ? null : (
        <p className="source-rest">{rest(numberText(all.length - sources.length), more.sources)}</p>
      )}
    </section>
  )
}

/** Per source: freshness, covered to, received at, phase, owner. Silence never looks live. */
export function SourceHealthView({
  title,
  width,
  height,
  config,
}: WidgetProps & { readonly config: SourceHealthConfig }) {
  const status = useTopicStatus(sourcesTopic)
  const all = useSources()
  const sources = config.only.length === 0 ? all : all.filter(({ id }) => config.only.includes(id))
  if (status.kind === 'refused') return <Failed reason={status.sentence} />
  if (status.kind === 'waiting') return <Waiting sizes={[[640, 28]]} />
  if (sources.length === 0) return <Empty gap="no_data" cover={null} />
  if (config.form === 'owners') return <Owners sources={sources} />
  return config.form === 'line' ? (
    <Line sources={sources} owners={config.owners} width={width} />
  ) : (
    <List title={title} sources={sources} height={height} />
  )
}
