import { useState } from 'react';
import { Button } from 'react-aria-components';

/** Preformatted text with a button that copies it. */
export function CodeBlock({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className="code-block">
      <pre tabIndex={0}>{text}</pre>
      <Button className="copy" onPress={() => void copy()} onHoverEnd={() => setCopied(false)}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
