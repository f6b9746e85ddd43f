import { Button, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatAmount, formatNumber, type LedgerUnit } from "../../ui/format-number.js";
import { Icon } from "../../ui/icon.js";
import { useLanguage } from "../../ui/language.js";
import { EmptyState } from "../../ui/states.js";
import { type Basket, countOf, findGoods, type Goods, mostOf, withQuantity } from "./basket.js";
import { useTypedAnywhere } from "./use-typed-anywhere.js";

interface GoodsGridProps {
  readonly goods: readonly Goods[];
  readonly basket: Basket;
  readonly onChange: (basket: Basket) => void;
  readonly unit: LedgerUnit | undefined;
  readonly disabled: boolean;
  /** Somebody is served, so the keyboard and the scanner are for goods. */
  readonly ready: boolean;
}

/** Goods with price and stock; big buttons to take one more or one less, and a field where a name or code and Enter take one. */
export function GoodsGrid({ goods, basket, onChange, unit, disabled, ready }: GoodsGridProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState("");
  useTypedAnywhere(input, ready);
  useEffect(() => {
    if (ready && matchMedia("(pointer: fine)").matches) input.current?.focus({ preventScroll: true });
  }, [ready]);
  const shown = findGoods(goods, typed);
  const offered = shown.filter((item) => item.stock !== 0);
  const gone = shown.filter((item) => item.stock === 0);
  const takeTyped = () => {
    const first = shown.find((item) => (basket[item.id] ?? 0) < mostOf(item));
    if (typed.trim() === "" || first === undefined || disabled) return;
    onChange(withQuantity(basket, first, (basket[first.id] ?? 0) + 1));
    setTyped("");
  };
  if (goods.length === 0) return <EmptyState title={t("counter.noGoods")} text={t("counter.noGoodsText")} icon="box" />;
  return (
    <div className="z-stack">
      <Input
        ref={input}
        allowClear
        autoComplete="off"
        aria-label={t("counter.findGoods")}
        placeholder={t("counter.findGoodsShort")}
        prefix={<Icon name="search" />}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) takeTyped();
        }}
      />
      {shown.length === 0 && <p className="z-quiet">{t("counter.noSuchGoods", { typed })}</p>}
      <ul className="z-goods">
        {offered.map((item) => {
          const quantity = basket[item.id] ?? 0;
          return (
            <li key={item.id} data-picked={quantity > 0}>
              <div>
                <strong>{item.title}</strong>
                <span className="z-number z-price">{formatAmount(item.price, unit, language)}</span>
                <span className="z-quiet z-small">
                  {item.stock !== undefined && t("counter.stock", { amount: countOf(item, item.stock) })}
                  {item.cap !== undefined && ` · ${t("counter.cap", { amount: countOf(item, item.cap) })}`}
                </span>
              </div>
              <span className="z-stepper">
                <Button
                  aria-label={t("counter.less", { title: item.title })}
                  disabled={quantity === 0 || disabled}
                  icon={<Icon name="minus" />}
                  onClick={() => onChange(withQuantity(basket, item, quantity - 1))}
                />
                <output aria-label={t("counter.quantity", { title: item.title })} className="z-number">
                  {formatNumber(quantity, language)}
                </output>
                <Button
                  aria-label={t("counter.moreOf", { title: item.title })}
                  disabled={quantity >= mostOf(item) || disabled}
                  icon={<Icon name="plus" />}
                  onClick={() => onChange(withQuantity(basket, item, quantity + 1))}
                />
              </span>
            </li>
          );
        })}
      </ul>
      {gone.length > 0 && (
        <details className="z-gone" open={typed.trim() !== ""}>
          <summary>{t("counter.goneCount", { count: gone.length })}</summary>
          <p className="z-quiet">{gone.map((item) => item.title).join(t("counter.and"))}</p>
        </details>
      )}
    </div>
  );
}
