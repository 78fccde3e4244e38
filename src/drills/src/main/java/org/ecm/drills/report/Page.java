package org.ecm.drills.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page that is written as Markdown and as HTML. */
final class Page {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>%s</title><style>
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #222; }
      table { border-collapse: collapse; margin: 1rem 0; } th, td { border: 1px solid #ccc; padding: .25rem .6rem; text-align: left; vertical-align: top; }
      th { background: #f2f4f7; }
      </style></head><body>
      """;

  private final String title;
  private final StringBuilder markdown = new StringBuilder();
  private final StringBuilder html = new StringBuilder();

  Page(String title) {
    this.title = title;
    markdown.append("# ").append(title).append("\n\n");
    html.append(HEAD.formatted(escaped(title)))
        .append("<h1>")
        .append(escaped(title))
        .append("</h1>\n");
  }

  Page heading(String text) {
    markdown.append("## ").append(text).append("\n\n");
    html.append("<h2>").append(escaped(text)).append("</h2>\n");
    return this;
  }

  Page paragraph(String text) {
    markdown.append(text).append("\n\n");
    html.append("<p>").append(escaped(text)).append("</p>\n");
    return this;
  }

  Page table(List<String> heads, List<List<Cell>> rows) {
    markdown.append("| ").append(String.join(" | ", heads)).append(" |\n|");
    heads.forEach(head -> markdown.append("---|"));
    markdown.append('\n');
    html.append("<table><tr>");
    heads.forEach(head -> html.append("<th>").append(escaped(head)).append("</th>"));
    html.append("</tr>\n");
    for (List<Cell> row : rows) {
      markdown.append('|');
      html.append("<tr>");
      row.forEach(this::cell);
      markdown.append('\n');
      html.append("</tr>\n");
    }
    markdown.append('\n');
    html.append("</table>\n");
    return this;
  }

  private void cell(Cell cell) {
    String text = cell.text().replace("|", "\\|").replace("\n", " ");
    if (cell.page() == null) {
      markdown.append(' ').append(text).append(" |");
      html.append("<td>").append(escaped(cell.text())).append("</td>");
    } else {
      markdown.append(" [").append(text).append("](").append(cell.page()).append(".md) |");
      html.append("<td><a href=\"")
          .append(escaped(cell.page()))
          .append(".html\">")
          .append(escaped(cell.text()))
          .append("</a></td>");
    }
  }

  /**
   * @param page the name of the page that it leads to; null for plain text
   */
  record Cell(String text, String page) {
    static Cell of(String text) {
      return new Cell(text, null);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Writes NAME.md and NAME.html. */
  void write(Path directory, String name) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(name + ".md"), markdown);
    Files.writeString(directory.resolve(name + ".html"), html + "</body></html>\n");
  }

  @Override
  public String toString() {
    return title;
  }
}
