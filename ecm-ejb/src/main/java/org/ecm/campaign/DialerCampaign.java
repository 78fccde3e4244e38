package org.ecm.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A campaign of the dialer, as it was last fetched. Several ECM campaigns may share one. */
@Entity
@Table(name = "dialer_campaign")
public class DialerCampaign {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_seq")
  @SequenceGenerator(name = "entity_seq", sequenceName = "entity_seq", allocationSize = 50)
  private Long id;

  private String dialer;

  @Column(name = "external_id")
  private String externalId;

  private String name;
  private String kind;

  @Column(name = "window_size")
  private int windowSize;

  private boolean gone;

  @Version private int version;

  protected DialerCampaign() {}

  public DialerCampaign(String dialer, String externalId, int windowSize) {
    this.dialer = dialer;
    this.externalId = externalId;
    this.windowSize = windowSize;
  }

  /** What the dialer says of it now. */
  public void seen(String name, String kind) {
    this.name = name;
    this.kind = kind;
    gone = false;
  }

  /** The dialer does not list it any more. */
  public void markGone() {
    gone = true;
  }

  public Long getId() {
    return id;
  }

  public String getDialer() {
    return dialer;
  }

  public String getExternalId() {
    return externalId;
  }

  public String getName() {
    return name;
  }

  public String getKind() {
    return kind;
  }

  /** The most contacts that may be claimed, at the dialer or unknown at once (rule 2.7). */
  public int getWindowSize() {
    return windowSize;
  }

  public void setWindowSize(int windowSize) {
    this.windowSize = windowSize;
  }

  public boolean isGone() {
    return gone;
  }
}
