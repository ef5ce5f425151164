export { bookingEnded as BookingEnded } from './booking-ended.ts';
export { drillBooked as DrillBooked } from './drill-booked.ts';
