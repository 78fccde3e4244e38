package org.ecm.demo.history;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import org.ecm.demo.history.Reconciliation.Finding;

/** Writes a reconciliation for people. */
public final class ReconciliationTable {
  private static final int SHOWN = 5;

  private final PrintWriter out;

  public ReconciliationTable(PrintWriter out) {
    this.out = out;
  }

  /** Figures, then every claim, then the verdict. */
  public void write(Reconciliation reconciliation) {
    Figures figures = reconciliation.figures();
    out.println("Reconciliation: ECM's ledger against the dialer's own log");
    out.println();
    line("rows received", figures.received());
    line("  rejected", figures.rejected());
    line("  duplicate", figures.duplicate());
    line("  suppressed (do-not-call)", figures.suppressed());
    line("contacts in the ledger", figures.inLedger());
    lines(figures.contacts());
    line("attempts in the ledger", figures.attempts().values().stream().mapToLong(n -> n).sum());
    lines(figures.attempts());
    line("contacts taken by the dialer", figures.accepted());
    line("calls placed by the dialer", figures.calls());
    line("  again after its own failover", figures.redials());
    line("  flagged by ECM as perhaps called again", figures.flagged());
    out.println();
    reconciliation.findings().forEach(this::write);
    out.println();
    out.println(
        reconciliation.isClean()
            ? "Verdict: CLEAN. Nothing was lost, nothing was called twice."
            : "Verdict: NOT CLEAN, see above.");
    out.flush();
  }

  private void lines(Map<String, Long> figures) {
    figures.forEach((name, figure) -> line("  " + name.toLowerCase(Locale.ROOT), figure));
  }

  private void line(String name, long figure) {
    out.printf(Locale.ROOT, "  %-42s %,12d%n", name, figure);
  }

  private void write(Finding finding) {
    int breaches = finding.breaches().size();
    String verdict = breaches == 0 ? "ok" : breaches == 1 ? "1 BREACH" : breaches + " BREACHES";
    out.printf("  %s  %-88s %s%n", finding.check().promise(), finding.check().claim(), verdict);
    finding.breaches().stream().limit(SHOWN).forEach(breach -> out.println("        " + breach));
    if (breaches > SHOWN) {
      out.println("        and " + (breaches - SHOWN) + " more");
    }
  }
}
