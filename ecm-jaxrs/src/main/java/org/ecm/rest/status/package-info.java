/** The state of the service over REST. */
package org.ecm.rest.status;
