import { type MouseEvent, type PointerEvent, useRef } from "react";

/** Milliseconds that a finger rests for it, and pixels that it may move. */
const lasts = 500;
const mostMoved = 8;

/** Handlers for a finger that rests on something; what the press would have opened is not opened then. */
export function useLongPress(onPress: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const isPressed = useRef(false);
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown({ pointerType, clientX, clientY }: PointerEvent) {
      isPressed.current = false;
      if (pointerType !== "touch") return;
      from.current = { x: clientX, y: clientY };
      timer.current = setTimeout(() => {
        isPressed.current = true;
        onPress();
      }, lasts);
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (Math.hypot(clientX - from.current.x, clientY - from.current.y) > mostMoved) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onClickCapture(event: MouseEvent) {
      if (!isPressed.current) return;
      isPressed.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
    onContextMenu(event: MouseEvent) {
      if (isPressed.current) event.preventDefault();
    },
  };
}
