package org.ecm.cluster;

import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Tells when a mandate was taken from a holder that had not released it. */
class ObservedMandateStore extends JdbcMandateStore {

  private final Consumer<Mandate> succeeded;

  /**
   * @param succeeded gets the mandate that ended; must return at once
   */
  ObservedMandateStore(DataSource dataSource, Consumer<Mandate> succeeded) {
    super(dataSource);
    this.succeeded = succeeded;
  }

  @Override
  public Optional<Mandate> take(MandateRow seen, String holder, String incarnation) {
    Optional<Mandate> taken = super.take(seen, holder, incarnation);
    if (taken.isPresent() && !seen.released()) {
      succeeded.accept(seen.mandate());
    }
    return taken;
  }
}
