package org.ecm.demo.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecm.demo.history.DialerLog.Entry;
import org.ecm.demo.history.Ledger.Attempt;

/** Both sides of one run, side by side. */
public final class History {
  private final Ledger ledger;
  private final Long rows;
  private final Map<String, List<Entry>> entries;
  private final Map<String, Attempt> attempts;

  public History(Ledger ledger, DialerLog log) {
    this(ledger, log, null);
  }

  /**
   * @param rows how many the files had that were loaded; null if nobody has counted them
   */
  public History(Ledger ledger, DialerLog log, Long rows) {
    this.ledger = ledger;
    this.rows = rows;
    entries =
        log.entries().stream()
            .collect(groupingBy(Entry::account, LinkedHashMap::new, Collectors.toList()));
    attempts =
        ledger.attempts().stream().collect(Collectors.toMap(Attempt::account, Function.identity()));
  }

  Ledger ledger() {
    return ledger;
  }

  /** How many rows the files had that were loaded, as they were written, not as ECM read them. */
  Optional<Long> rows() {
    return Optional.ofNullable(rows);
  }

  /** The account numbers that the dialer ever saw. */
  Stream<String> accounts() {
    return entries.keySet().stream();
  }

  /** The attempt that an account number stands for, or null. */
  Attempt attempt(String account) {
    return attempts.get(account);
  }

  /** What happened to an account number at the dialer, in order. */
  List<Entry> at(String account) {
    return entries.getOrDefault(account, List.of());
  }

  /** What of one kind happened to an account number at the dialer, in order. */
  <T extends Entry> List<T> at(String account, Class<T> kind) {
    return at(account).stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
