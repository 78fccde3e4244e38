package org.ecm.simulator.campaign;

/** A campaign as named on the command line: NAME, NAME:IVR or NAME:AGENT. */
public record CampaignOption(String name, CampaignKind kind) {

  /**
   * @throws IllegalArgumentException with a clear text if it is not one
   */
  public static CampaignOption parse(String text) {
    String[] parts = text.split(":", 2);
    if (parts[0].isBlank() || parts[0].length() > 100) {
      throw new IllegalArgumentException("A campaign needs a name of 1 to 100 characters: " + text);
    }
    if (parts.length == 1) {
      return new CampaignOption(parts[0], CampaignKind.IVR);
    }
    return switch (parts[1].toUpperCase(java.util.Locale.ROOT)) {
      case "IVR" -> new CampaignOption(parts[0], CampaignKind.IVR);
      case "AGENT" -> new CampaignOption(parts[0], CampaignKind.AGENT);
      default ->
          throw new IllegalArgumentException("A campaign is NAME:IVR or NAME:AGENT, not " + text);
    };
  }
}
