import {
  ActionIcon, Anchor, Badge, Button, Checkbox, createTheme, type CSSVariablesResolver, Drawer, Menu, Modal, NativeSelect, NumberInput, Paper,
  SegmentedControl, Select, Table, Tabs, TagsInput, Textarea, TextInput, Tooltip, type MantineColorsTuple,
} from "@mantine/core";

const pine: MantineColorsTuple = [
  "#edf6f4", "#d9ebe8", "#b4d8d1", "#88c1b7", "#5aaa9d", "#379387", "#1f8076", "#136b63", "#0d5952", "#084640",
];

/** Warm greys in the light, calm blue-greys in the dark: paper and slate. */
const dark: MantineColorsTuple = [
  "#e3e6e8", "#c4cacd", "#a3abb0", "#78828a", "#4a545c", "#363f47", "#2a3239", "#1f262c", "#181e23", "#12171b",
];
const gray: MantineColorsTuple = [
  "#faf9f7", "#f4f2ef", "#e9e6e1", "#dcd8d1", "#c8c3bb", "#a29d95", "#78736b", "#5a564f", "#3c3935", "#24221f",
];

/** What is at the head of a dialog is no banner of the page. */
const dialog = { closeButtonProps: { "aria-label": "Close" }, attributes: { header: { role: "none" } } };

const small = { defaultProps: { size: "sm" } };

export const theme = createTheme({
  primaryColor: "pine",
  colors: { pine, dark, gray },
  primaryShade: { light: 7, dark: 6 },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  headings: {
    fontWeight: "620",
    sizes: { h1: { fontSize: "1.5rem", lineHeight: "1.3" }, h2: { fontSize: "1.0625rem", lineHeight: "1.4" }, h3: { fontSize: "0.9375rem", lineHeight: "1.4" } },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: "subtle", color: "gray" } }),
    Anchor: Anchor.extend({ defaultProps: { underline: "hover" } }),
    Badge: Badge.extend({ defaultProps: { radius: "sm" } }),
    Button: Button.extend(small),
    Checkbox: Checkbox.extend(small),
    Drawer: Drawer.extend({ defaultProps: { position: "right", size: "lg", ...dialog } }),
    Menu: Menu.extend({ defaultProps: { position: "bottom-end", shadow: "md" } }),
    Modal: Modal.extend({ defaultProps: { size: "lg", radius: "lg", ...dialog } }),
    NativeSelect: NativeSelect.extend(small),
    NumberInput: NumberInput.extend(small),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: "md" } }),
    SegmentedControl: SegmentedControl.extend(small),
    Select: Select.extend(small),
    Table: Table.extend({ defaultProps: { verticalSpacing: "sm", horizontalSpacing: "md" } }),
    Tabs: Tabs.extend({}),
    TagsInput: TagsInput.extend(small),
    TextInput: TextInput.extend(small),
    Textarea: Textarea.extend({ defaultProps: { size: "sm", autosize: true, minRows: 3 } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300 } }),
  },
});

/** Text that is meant to be read has a contrast of at least 4.5 to 1, the quiet text too. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { "--mantine-color-dimmed": "#65615a", "--mantine-color-placeholder": "#75716a", "--mantine-color-body": "#ffffff", "--mantine-color-error": "#b3261e" },
  dark: { "--mantine-color-dimmed": "#a9b1b6", "--mantine-color-placeholder": "#8f989e", "--mantine-color-body": "#181e23", "--mantine-color-error": "#ff9a91" },
});
