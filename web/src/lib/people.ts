interface Named {
  firstName: string;
  middleName?: string | null;
  lastName: string;
}

/** "Ines M. Marlow" */
export const nameOf = ({ firstName, middleName, lastName }: Named): string =>
  [firstName, middleName ? `${middleName.charAt(0)}.` : "", lastName].filter(Boolean).join(" ");
