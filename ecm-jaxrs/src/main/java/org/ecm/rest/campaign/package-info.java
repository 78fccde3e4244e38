/** Campaigns, the dialer's campaigns and strategies over REST. */
package org.ecm.rest.campaign;
