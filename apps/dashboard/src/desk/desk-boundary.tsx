import { Component, type ReactNode } from 'react'
import { deskText } from '../ui/desk-messages.ts'

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
        <b>{deskText.failedPage}</b>
        <p>{reason}</p>
        <a href="/desk">{deskText.toProvince}</a>
      </div>
    )
  }
}
