// The mark of the product: a face in a speech bubble. Decoration beside the name.

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 2.5a9.3 9.3 0 0 1 0 18.6c-1.5 0-2.9-.3-4.1-.9l-4.4 1.3 1.3-4A9.3 9.3 0 0 1 12 2.5z" />
      <circle cx="8.8" cy="10" r="1.3" />
      <circle cx="15.2" cy="10" r="1.3" />
      <path class="smile" d="M7.8 13.6c.9 1.7 2.4 2.5 4.2 2.5s3.3-.8 4.2-2.5" />
    </svg>
  );
}
