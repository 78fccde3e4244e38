package org.ecm.drills;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ecm.drills.fault.Fault;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.report.Bar;

/**
 * Two faults, the second of which strikes while the first is there; both stay as long as each does
 * alone. If the second cannot strike, what the first did is judged, but the pair was not carried
 * out.
 */
final class Pairs {
  /** Where the first one's own time is shorter: a kill has happened, but not its consequences. */
  private static final Duration SHORTEST = Duration.ofSeconds(4);

  private Pairs() {}

  static Drill random(Random random) {
    List<Drill> all = Catalogue.ALL;
    Drill first = all.get(random.nextInt(all.size()));
    Drill second = all.get(random.nextInt(all.size()));
    return of(first, second, random);
  }

  static Drill of(Drill first, Drill second, Random random) {
    return of(first, second, random.nextInt((int) stay(first).toMillis()));
  }

  /**
   * @param between until the second strikes, in ms
   */
  static Drill of(Drill first, Drill second, int between) {
    return new Drill(
        first.name() + "+" + second.name(),
        "%s; %d ms later: %s".formatted(first.title(), between, second.title()),
        Bar.ofPair(first.bar().reach().with(second.bar().reach())),
        longest(stay(second), stay(first).minusMillis(between)),
        Drill.NOTICED,
        () -> new Pair(first.fault().get(), second.fault().get(), between));
  }

  private static Duration stay(Drill drill) {
    return longest(drill.hold(), SHORTEST);
  }

  private static Duration longest(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static final class Pair implements Fault {
    private final Fault first;
    private final Fault second;
    private final int between;
    private boolean secondBegan;
    private boolean secondStruck;

    private Pair(Fault first, Fault second, int between) {
      this.first = first;
      this.second = second;
      this.between = between;
    }

    @Override
    public void prepare(Scene scene) throws Exception {
      first.prepare(scene);
      second.prepare(scene);
    }

    @Override
    public void strike(Scene scene) throws Exception {
      first.strike(scene);
      // The adversary's choice of a moment.
      TimeUnit.MILLISECONDS.sleep(between);
      try {
        secondBegan = true;
        second.strike(scene);
        secondStruck = true;
      } catch (DrillException e) {
        scene.timeline().omit("The second fault did not strike: " + e.getMessage());
      }
    }

    @Override
    public boolean movesClocks() {
      return first.movesClocks() || second.movesClocks();
    }

    @Override
    public void heal(Scene scene) throws Exception {
      // The other way round: what the first one cut may be part of what the second one took away.
      try {
        healSecond(scene);
      } finally {
        first.heal(scene);
      }
    }

    /** One that began and did not strike may have left something, or may find nothing to heal. */
    private void healSecond(Scene scene) throws Exception {
      if (secondBegan) {
        try {
          second.heal(scene);
        } catch (DrillException e) {
          if (secondStruck) {
            throw e;
          }
        }
      }
    }
  }
}
