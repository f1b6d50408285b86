import { Component, type ReactNode } from 'react'
import { text } from '../ui/messages.ts'

interface BoundaryState {
  readonly reason: string | null
}

/** Shows our own failure as one, in words, where a part of the desk cannot be drawn. */
export class DeskBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { reason: null }

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { reason: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    const { reason } = this.state
    if (reason === null) return this.props.children
    return (
      <div className="desk-note" role="alert">
        <b>{text.desk.failedPage}</b>
        <p>{reason}</p>
        <a href="/desk">{text.desk.toProvince}</a>
      </div>
    )
  }
}
