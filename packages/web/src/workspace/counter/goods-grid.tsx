import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatAmount, formatNumber, type LedgerUnit } from "../../ui/format-number.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { EmptyState } from "../../ui/states.js";
import { type Basket, type Goods, withQuantity } from "./basket.js";

interface GoodsGridProps {
  readonly goods: readonly Goods[];
  readonly basket: Basket;
  readonly onChange: (basket: Basket) => void;
  readonly unit: LedgerUnit | undefined;
  readonly stockUnit: LedgerUnit | undefined;
}

/** Goods with price and stock; big buttons to take one more or one less. */
export function GoodsGrid({ goods, basket, onChange, unit, stockUnit }: GoodsGridProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [typed, setTyped] = useState("");
  const shown = goods.filter((item) => item.title.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <div className="z-stack">
      {goods.length > 8 && (
        <Input
          allowClear
          aria-label={t("counter.findGoods")}
          placeholder={t("counter.findGoods")}
          prefix={<Icon name="search" />}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {shown.length === 0 && <EmptyState title={t("counter.noGoods")} text={t("counter.noGoodsText")} icon="box" />}
      <ul className="z-goods">
        {shown.map((item) => {
          const quantity = basket[item.id] ?? 0;
          const gone = item.stock !== undefined && item.stock <= 0;
          const full = (item.stock !== undefined && quantity >= item.stock) || (item.cap !== undefined && quantity >= item.cap);
          return (
            <li key={item.id} data-picked={quantity > 0} data-gone={gone}>
              <strong>{item.title}</strong>
              <span className="z-number">{formatAmount(item.price, unit, language)}</span>
              <span className="z-quiet z-small">
                {item.stock === undefined ? "" : gone ? t("counter.gone") : t("counter.stock", { amount: formatAmount(item.stock, stockUnit, language) })}
                {item.cap !== undefined && ` · ${t("counter.cap", { count: item.cap })}`}
              </span>
              <span className="z-stepper">
                <Button
                  aria-label={t("counter.less", { title: item.title })}
                  disabled={quantity === 0}
                  icon={<Icon name="minus" />}
                  onClick={() => onChange(withQuantity(basket, item, quantity - 1))}
                />
                <output aria-label={t("counter.quantity", { title: item.title })} className="z-number">
                  {formatNumber(quantity, language)}
                </output>
                <Button
                  aria-label={t("counter.moreOf", { title: item.title })}
                  disabled={gone || full}
                  icon={<Icon name="plus" />}
                  onClick={() => onChange(withQuantity(basket, item, quantity + 1))}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
