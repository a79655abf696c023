type Props = {
  readonly name: string;
  readonly kind?: 'person' | 'app' | 'slackbot';
  readonly size?: 'small' | 'large';
};

const HUES = 8;

/** A picture made of a name: the same name always gets the same one. Its letters are drawn, and no text. */
export function Avatar({ name, kind = 'person', size = 'large' }: Props) {
  const hue = Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973, 7) % HUES;
  const look = kind === 'person' ? `hue-${hue}` : kind;
  return (
    <span className={`avatar ${size} ${look}`} aria-hidden="true" data-initials={kind === 'app' ? '' : initials(name)}>
      {kind === 'app' && <AppGlyph />}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(' ').filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '').join('');
}

function AppGlyph() {
  return (
    <svg viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round">
      <path d="M8 11h16M8 16.5h16M8 22h9" />
    </svg>
  );
}
