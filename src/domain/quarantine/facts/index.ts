export { deliverySetAside as DeliverySetAside } from './delivery-set-aside.ts';
export { deliveryTakenUp as DeliveryTakenUp } from './delivery-taken-up.ts';
