export { deliverySetAside as DeliverySetAside } from './delivery-set-aside.ts';
