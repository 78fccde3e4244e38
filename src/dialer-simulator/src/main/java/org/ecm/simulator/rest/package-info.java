/** UCCX's REST API for campaigns and their contacts. */
package org.ecm.simulator.rest;
