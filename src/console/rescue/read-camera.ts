// Looks through the camera for QR codes: a picture a few times a second, decoded on the page. Pictures never leave it.

export type CameraTrouble = 'refused' | 'none' | 'insecure';
export type Camera = { stop(): void };
type Looking = { video: HTMLVideoElement; onCode(text: string): void };

const LOOK_EVERY_MS = 80;
/** Enough for a code that fills the picture; more only costs time. */
const PICTURE_MAX_PX = 1280;
const WANTED = { video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } }, audio: false };

export async function openCamera({ video, onCode }: Looking): Promise<Camera | CameraTrouble> {
  // Browsers hide the camera from pages that came by plain http.
  if (!navigator.mediaDevices) return 'insecure';
  try {
    const [stream, { decodeQR }] = await Promise.all([navigator.mediaDevices.getUserMedia(WANTED), import('qr/decode.js')]);
    video.srcObject = stream;
    await video.play();
    const look = looker(video, decodeQR, onCode);
    const timer = setInterval(look, LOOK_EVERY_MS);
    return {
      stop() {
        clearInterval(timer);
        video.srcObject = null;
        for (const track of stream.getTracks()) track.stop();
      },
    };
  } catch (error) {
    return troubleOf(error);
  }
}

type Picture = { width: number; height: number; data: Uint8ClampedArray };

function looker(video: HTMLVideoElement, decode: (picture: Picture) => string, onCode: (text: string) => void): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return () => {
    const { videoWidth, videoHeight } = video;
    if (!context || videoWidth === 0) return;
    const scale = Math.min(1, PICTURE_MAX_PX / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    try {
      onCode(decode(context.getImageData(0, 0, canvas.width, canvas.height)));
    } catch {
      // No code in this picture: the next one may have it.
    }
  };
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  return name === 'NotFoundError' || name === 'OverconstrainedError' || name === 'NotReadableError' ? 'none' : 'refused';
}
