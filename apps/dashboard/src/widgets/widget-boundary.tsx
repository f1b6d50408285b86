import { Component, type ReactNode } from 'react'
import { waitText } from '../ui/format.ts'
import { text } from '../ui/messages.ts'
import { Tab } from './block.tsx'
import { LevelMark } from '../ui/marks/mark.tsx'

const retryAfterMs = 30_000
const longestReason = 120

interface Props {
  readonly title: string
  readonly children: ReactNode
}

interface State {
  readonly failure: string | null
}

/** One failing widget stays one failing widget: its place says so and it is tried again every half minute. */
export class WidgetBoundary extends Component<Props, State> {
  override state: State = { failure: null }
  #timer: ReturnType<typeof setTimeout> | undefined

  static getDerivedStateFromError(error: unknown): State {
    return { failure: error instanceof Error ? error.message : String(error) }
  }

  override componentDidCatch(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.setState({ failure: null }), retryAfterMs)
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#timer)
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === null) return this.props.children
    return (
      <section className="block" data-cover="none">
        <Tab level="unknown" commit={null} />
        <div className="block-head">
          <h2 className="tile-title cut">{this.props.title}</h2>
          <LevelMark level="unknown" size={46} />
        </div>
        <div className="failed" role="alert">
          <b>{text.failed}</b>
          <span>{failure.slice(0, longestReason)}</span>
          <span>{text.failedRetry(waitText(retryAfterMs / 1_000))}</span>
        </div>
      </section>
    )
  }
}
