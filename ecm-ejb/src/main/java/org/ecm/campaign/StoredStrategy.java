package org.ecm.campaign;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ecm.dialer.Disposition;
import org.ecm.strategy.Action;
import org.ecm.strategy.CallStrategy;
import org.ecm.strategy.Rule;
import org.ecm.strategy.Step;

/** A strategy as users keep it: a name, and the {@link CallStrategy} it stands for. */
@Entity
@Table(name = "strategy")
public class StoredStrategy {

  @Id private Long id;

  private String name;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "strategy_step", joinColumns = @JoinColumn(name = "strategy_id"))
  @OrderColumn(name = "position")
  private List<StoredStep> steps = new ArrayList<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "strategy_rule", joinColumns = @JoinColumn(name = "strategy_id"))
  @MapKeyColumn(name = "result_group")
  @MapKeyEnumerated(EnumType.STRING)
  private Map<Disposition, StoredRule> rules = new EnumMap<>(Disposition.class);

  @Version private int version;

  protected StoredStrategy() {}

  /** The strategy's decisions. */
  public CallStrategy strategy() {
    Map<Disposition, Rule> decided = new EnumMap<>(Disposition.class);
    rules.forEach((disposition, rule) -> decided.put(disposition, rule.rule()));
    return new CallStrategy(steps.stream().map(step -> new Step(step.phone)).toList(), decided);
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  /** A step's row. */
  @Embeddable
  public static class StoredStep {
    private int phone;

    protected StoredStep() {}
  }

  /** A rule's row. */
  @Embeddable
  public static class StoredRule {
    @Enumerated(EnumType.STRING)
    private Action action;

    @Column(name = "delay_seconds")
    private long delaySeconds;

    protected StoredRule() {}

    Rule rule() {
      return new Rule(action, Duration.ofSeconds(delaySeconds));
    }
  }
}
