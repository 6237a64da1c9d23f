import { AppShell, Avatar, Burger, Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden, type MantineColorScheme } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { usePerson } from "@/auth/me";
import { session } from "@/auth/session";
import { labelOf } from "@/lib/words";
import { OfflineNotice } from "@/ui/Feedback";
import { Nav } from "./Nav";
import classes from "./Shell.module.css";

const Brand = () => (
  <Link to="/" className={classes.brand!}>
    <img src="/favicon.svg" width={26} height={26} alt="" />
    Credentialing
  </Link>
);

/** After a change of page the keyboard begins at the page, not at the navigation that led to it. */
function useFocusOnPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
    } else {
      main.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [pathname]);
  return main;
}

/** What every signed-in page stands in. */
export function Shell() {
  const person = usePerson();
  const [opened, { toggle, close }] = useDisclosure(false);
  const main = useFocusOnPage();
  return (
    <>
      <a className="skip" href="#page">Skip to the page</a>
      <AppShell header={{ height: { base: 54, sm: 0 } }} navbar={{ width: 236, breakpoint: "sm", collapsed: { mobile: !opened } }} padding={0}>
        <AppShell.Header className={classes.header!} hiddenFrom="sm" withBorder={false}>
          <Burger opened={opened} onClick={toggle} size="sm" aria-label={opened ? "Close the menu" : "Open the menu"} />
          <Brand />
        </AppShell.Header>
        <AppShell.Navbar className={classes.navbar!} withBorder={false}>
          <div className="mantine-visible-from-sm"><Brand /></div>
          <Nav person={person} onGo={close} />
          <Me />
        </AppShell.Navbar>
        <AppShell.Main id="page" tabIndex={-1} ref={main} className={classes.main!}>
          <OfflineNotice />
          <Outlet />
        </AppShell.Main>
      </AppShell>
    </>
  );
}

const SCHEMES: readonly (readonly [MantineColorScheme, string, typeof IconSun])[] = [
  ["light", "Light", IconSun], ["dark", "Dark", IconMoon], ["auto", "As the system", IconDeviceDesktop],
];

function Me() {
  const { me } = usePerson();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = me.name ?? "Signed in";
  return (
    <div className={classes.me}>
      <Menu position="top-start" width={214}>
        <Menu.Target>
          <UnstyledButton className={classes.meButton!}>
            <Avatar size={30} radius="xl" name={name} color="pine" variant="filled" alt="" />
            <span style={{ minWidth: 0 }}>
              <div className={classes.meName}>{name}</div>
              <div className={classes.meRole}>{me.roles.map((role) => labelOf("role", role)).join(", ")}</div>
              <VisuallyHidden>, appearance and sign-out</VisuallyHidden>
            </span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Appearance</Menu.Label>
          {SCHEMES.map(([scheme, label, Icon]) => (
            <Menu.Item
              key={scheme} leftSection={<Icon size={16} aria-hidden />} onClick={() => setColorScheme(scheme)}
              rightSection={colorScheme === scheme ? <IconCheck size={15} aria-label="chosen" /> : null}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void session().then((one) => one.signOut())}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
