package org.ecm.campaign;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ecm.schedule.Interval;
import org.ecm.schedule.WeeklySchedule;

/** A campaign as users keep it. */
@Entity
@Table(name = "campaign")
public class Campaign {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_seq")
  @SequenceGenerator(name = "entity_seq", sequenceName = "entity_seq", allocationSize = 50)
  private Long id;

  private String name;

  @Column(name = "name_key")
  private String nameKey;

  private String description;

  @Enumerated(EnumType.STRING)
  private CampaignState state = CampaignState.DRAFT;

  @ManyToOne(fetch = FetchType.EAGER, optional = false)
  @JoinColumn(name = "dialer_campaign_id")
  private DialerCampaign dialerCampaign;

  @ManyToOne(fetch = FetchType.EAGER, optional = false)
  @JoinColumn(name = "strategy_id")
  private StoredStrategy strategy;

  @Column(name = "default_region")
  private String defaultRegion;

  @Column(name = "time_zone")
  private String timeZone;

  private int priority;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "campaign_interval", joinColumns = @JoinColumn(name = "campaign_id"))
  @OrderColumn(name = "position")
  private List<StoredInterval> intervals = new ArrayList<>();

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private int version;

  protected Campaign() {}

  public Campaign(Instant createdAt) {
    // As the database keeps it: the answer to whoever creates it is what all others get.
    this.createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** Takes over what a user entered; the draft has been validated. */
  public void edit(CampaignDraft draft, DialerCampaign dialer, StoredStrategy strategy) {
    name = draft.name();
    nameKey = draft.name();
    description = draft.description();
    dialerCampaign = dialer;
    this.strategy = strategy;
    defaultRegion = draft.defaultRegion();
    timeZone = draft.timeZone();
    priority = draft.priority();
    intervals = draft.schedule().stream().map(StoredInterval::new).collect(Collectors.toList());
  }

  /** What was entered last. Its state is no part of it. */
  public CampaignDraft settings() {
    return new CampaignDraft(
        name,
        description,
        dialerCampaign.getId(),
        strategy.getId(),
        defaultRegion,
        timeZone,
        priority,
        schedule().intervals());
  }

  /**
   * Whether a draft would undo what somebody else changed since its author looked. One that is
   * saved already undoes nothing: the answer to it was lost, and it is sent again.
   *
   * @param seen fingerprint of the settings when the author looked
   */
  boolean isUndoneBy(CampaignDraft draft, String seen) {
    CampaignDraft present = settings();
    return !present.fingerprint().equals(seen) && !present.equals(draft);
  }

  /**
   * Changes the state.
   *
   * @throws CampaignStateException if that may not follow the present one
   */
  public void become(CampaignState next) {
    if (!state.mayBecome(next)) {
      throw new CampaignStateException(name, state, next);
    }
    state = next;
    if (next == CampaignState.DELETED) {
      nameKey = UUID.randomUUID().toString();
    }
  }

  /** When the campaign itself runs, in its own zone. */
  public WeeklySchedule schedule() {
    return new WeeklySchedule(intervals.stream().map(StoredInterval::interval).toList());
  }

  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getDescription() {
    return description;
  }

  public CampaignState getState() {
    return state;
  }

  public DialerCampaign getDialerCampaign() {
    return dialerCampaign;
  }

  public StoredStrategy getStrategy() {
    return strategy;
  }

  public String getDefaultRegion() {
    return defaultRegion;
  }

  public String getTimeZone() {
    return timeZone;
  }

  /** 0 to 9, higher first. */
  public int getPriority() {
    return priority;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }

  public int getVersion() {
    return version;
  }

  /** An interval's row. */
  @Embeddable
  public static class StoredInterval {
    private int weekday;

    @Column(name = "start_minute")
    private int startMinute;

    @Column(name = "end_minute")
    private int endMinute;

    protected StoredInterval() {}

    StoredInterval(Interval interval) {
      weekday = interval.day().getValue();
      startMinute = interval.startMinute();
      endMinute = interval.endMinute();
    }

    Interval interval() {
      return new Interval(DayOfWeek.of(weekday), startMinute, endMinute);
    }
  }
}
