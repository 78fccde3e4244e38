/** The do-not-call list over REST. */
package org.ecm.rest.donotcall;
