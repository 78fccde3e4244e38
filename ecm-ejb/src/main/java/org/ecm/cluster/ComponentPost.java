package org.ecm.cluster;

import java.util.function.Function;
import org.ecm.database.OpenTransactions;
import org.jboss.logging.Logger;

/** One component's place on this node: its loop, the loop's thread, and its health. */
class ComponentPost {

  private static final Logger LOG = Logger.getLogger(ComponentPost.class);

  private final ComponentLoop loop;
  private final Function<ComponentLoop, Thread> starter;
  private final HealthJudgement judgement;
  private final DialerReach dialer;
  private final ClockCheck times;
  private final ClusterView view;
  private final Monotonic clock;
  private final OpenTransactions transactions;
  private Thread thread;

  /**
   * @param starter starts the loop on a new thread
   */
  ComponentPost(
      ComponentLoop loop,
      Function<ComponentLoop, Thread> starter,
      HealthJudgement judgement,
      DialerReach dialer,
      ClockCheck times,
      ClusterView view,
      Monotonic clock,
      OpenTransactions transactions) {
    this.loop = loop;
    this.starter = starter;
    this.judgement = judgement;
    this.dialer = dialer;
    this.times = times;
    this.view = view;
    this.clock = clock;
    this.transactions = transactions;
    thread = starter.apply(loop);
  }

  String component() {
    return loop.component().name();
  }

  ComponentLoop loop() {
    return loop;
  }

  /**
   * Judges the component's health. What a loop that hangs has locked is taken from it, and one that
   * has ended is started again.
   */
  void check() {
    boolean alive = thread.isAlive();
    Condition condition =
        judgement.judge(loop.signs(alive), dialer.trouble(), times.trouble(), clock.nanos());
    view.own(component(), condition);
    if (condition.health() == Health.HUNG && transactions.abort(thread)) {
      LOG.warnf("%s: hangs in a transaction; its connection is aborted", component());
    }
    if (!alive && !loop.isStopped()) {
      LOG.errorf("%s: its loop has ended; starting it again", component());
      thread = starter.apply(loop);
    }
  }
}
