/** Contact lists as they come in over REST or from a file: parsing, limits, duplicates. */
package org.ecm.simulator.contact;
