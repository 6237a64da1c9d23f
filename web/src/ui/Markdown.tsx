import { lexer, type Token, type Tokens } from "marked";
import { createElement, Fragment, type ReactNode } from "react";
import classes from "./Markdown.module.css";

const SAFE_LINK = /^(https?:|mailto:)/i;
const PAGE_HEADINGS = 1;

/** What people wrote, as React elements: HTML in it is text, and links go only to the web or to mail. */
function render(tokens: readonly Token[] | undefined): ReactNode[] {
  return (tokens ?? []).map((token, index) => <Fragment key={index}>{one(token)}</Fragment>);
}

function one(token: Token): ReactNode {
  switch (token.type) {
    case "heading":
      // Below the page's own headings.
      return createElement(`h${Math.min(6, (token as Tokens.Heading).depth + PAGE_HEADINGS)}`, null, render(token.tokens));
    case "paragraph":
      return <p>{render(token.tokens)}</p>;
    case "list":
      return createElement((token as Tokens.List).ordered ? "ol" : "ul", null, (token as Tokens.List).items.map((item, index) => <li key={index}>{render(item.tokens)}</li>));
    case "table":
      return table(token as Tokens.Table);
    case "blockquote":
      return <blockquote>{render(token.tokens)}</blockquote>;
    case "strong":
      return <strong>{render(token.tokens)}</strong>;
    case "em":
      return <em>{render(token.tokens)}</em>;
    case "del":
      return <del>{render(token.tokens)}</del>;
    case "codespan":
      return <code>{(token as Tokens.Codespan).text}</code>;
    case "code":
      return <pre><code>{(token as Tokens.Code).text}</code></pre>;
    case "br":
      return <br />;
    case "hr":
      return <hr />;
    case "space":
      return null;
    case "link":
      return SAFE_LINK.test((token as Tokens.Link).href)
        ? <a href={(token as Tokens.Link).href} target="_blank" rel="noreferrer noopener">{render(token.tokens)}</a>
        : render(token.tokens);
    case "text":
      return "tokens" in token && token.tokens ? render(token.tokens) : unescaped((token as Tokens.Text).text);
    case "escape":
      return (token as Tokens.Escape).text;
    default:
      return "raw" in token ? token.raw : null;
  }
}

function table(token: Tokens.Table): ReactNode {
  const align = (index: number) => (token.align[index] === "right" ? { style: { textAlign: "right" as const } } : {});
  return (
    <div className={classes.scroll}>
      <table>
        <thead><tr>{token.header.map((cell, index) => <th key={index} scope="col" {...align(index)}>{render(cell.tokens)}</th>)}</tr></thead>
        <tbody>
          {token.rows.map((row, line) => <tr key={line}>{row.map((cell, index) => <td key={index} {...align(index)}>{render(cell.tokens)}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  );
}

const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);

export function Markdown({ text }: { text: string }) {
  return <div className={classes.text}>{render(lexer(text))}</div>;
}
