// An error while rendering never reaches a visitor: it is reported, and what is then on screen is drawn anew.
import { Component, type ComponentChildren } from 'preact';

export class Boundary extends Component<{ onError(error: unknown): void; children: ComponentChildren }> {
  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
    this.forceUpdate();
  }
  override render() {
    return this.props.children;
  }
}
