package org.ecm.simulator.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.ecm.simulator.campaign.CampaignKind;

/**
 * One thing that happened at the dialer. A line of the log is an event with its sequence number and
 * time; the tables can be rebuilt from the lines alone.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @Type(value = Event.CampaignSet.class, name = "campaign"),
  @Type(value = Event.Accepted.class, name = "accepted"),
  @Type(value = Event.Dropped.class, name = "dropped"),
  @Type(value = Event.Overwritten.class, name = "overwritten"),
  @Type(value = Event.Fetched.class, name = "fetched"),
  @Type(value = Event.Recalled.class, name = "recalled"),
  @Type(value = Event.Dialled.class, name = "dialled"),
  @Type(value = Event.Result.class, name = "result"),
  @Type(value = Event.Interrupted.class, name = "interrupted"),
  @Type(value = Event.Online.class, name = "online"),
  @Type(value = Event.Midnight.class, name = "midnight"),
  @Type(value = Event.Moved.class, name = "moved"),
  @Type(value = Event.Deleted.class, name = "deleted")
})
public sealed interface Event {

  void accept(Visitor visitor, Instant time);

  /** A campaign was created, enabled or disabled. */
  record CampaignSet(int campaign, String name, CampaignKind kind, boolean enabled)
      implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** A contact became a row of the dialing list. */
  record Accepted(
      int campaign,
      long record,
      String accountNumber,
      String firstName,
      String lastName,
      List<String> phones,
      String dialTime)
      implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** A contact was silently left out as a duplicate. */
  record Dropped(int campaign, String accountNumber, List<String> phones) implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** A duplicate replaced the contact data of an existing row, which keeps its call history. */
  record Overwritten(
      int campaign,
      long record,
      String accountNumber,
      String firstName,
      String lastName,
      List<String> phones,
      String dialTime)
      implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** Rows were taken into memory for dialling: Active. */
  record Fetched(int campaign, List<Long> records) implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** Undialled rows in memory went back to Pending. */
  record Recalled(int campaign, List<Long> records) implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /**
   * A call was placed.
   *
   * @param phone which phone of the contact, 1 to 3; 0 for a callback number
   * @param redial the same call was placed before and its result was lost in a failover or restart
   */
  record Dialled(
      int campaign, long record, String accountNumber, String number, int phone, boolean redial)
      implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /**
   * A call ended.
   *
   * @param status call status of the row from now on
   * @param result call result code
   * @param assumed the dialer never saw the call end: the result is its default
   * @param nextCallAt when the dialer itself calls again; null when it does not
   */
  record Result(
      int campaign,
      long record,
      String accountNumber,
      String number,
      int phone,
      int status,
      int result,
      boolean assumed,
      int retries,
      int missedCallbacks,
      String callbackNumber,
      Instant callbackAt,
      Instant nextCallAt)
      implements Event {

    public Result asAssumed() {
      return new Result(
          campaign,
          record,
          accountNumber,
          number,
          phone,
          status,
          result,
          true,
          retries,
          missedCallbacks,
          callbackNumber,
          callbackAt,
          nextCallAt);
    }

    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** The engine stopped with rows in its memory: Active to Unknown. */
  record Interrupted(String reason) implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** The standby engine took over: Unknown to Pending. */
  record Online() implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** The dialer's midnight work on rows that stay in the live table. */
  record Midnight(MissedCallback missedCallback, Instant callbacksMissedBefore) implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** Rows in Closed and Max Calls went to the history table. */
  record Moved(int campaign, List<Long> records) implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** All contacts of a campaign were deleted from the live table. */
  record Deleted(int campaign, int rows) implements Event {
    @Override
    public void accept(Visitor visitor, Instant time) {
      visitor.on(this, time);
    }
  }

  /** One method for each kind of event. */
  interface Visitor {
    void on(CampaignSet event, Instant time);

    void on(Accepted event, Instant time);

    void on(Dropped event, Instant time);

    void on(Overwritten event, Instant time);

    void on(Fetched event, Instant time);

    void on(Recalled event, Instant time);

    void on(Dialled event, Instant time);

    void on(Result event, Instant time);

    void on(Interrupted event, Instant time);

    void on(Online event, Instant time);

    void on(Midnight event, Instant time);

    void on(Moved event, Instant time);

    void on(Deleted event, Instant time);
  }
}
