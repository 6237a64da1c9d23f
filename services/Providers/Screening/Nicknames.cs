using System.Collections.Frozen;

namespace Credentialing.Providers.Screening;

/// <summary>First names that people go by for others; a row holds the names of one.</summary>
internal static class Nicknames
{
    private static readonly string[] s_rows =
    [
        "ALEXANDER ALEX", "ALEXANDRA ALEX SANDRA", "ALFRED AL FRED", "ANDREW ANDY DREW", "ANTHONY TONY", "BARBARA BARB", "BENJAMIN BEN", "CATHERINE KATHERINE KATHRYN CATHY KATHY KATE KATIE",
        "CHARLES CHARLIE CHUCK", "CHRISTOPHER CHRIS", "CHRISTINE CHRISTINA CHRIS TINA", "CYNTHIA CINDY", "DANIEL DAN DANNY", "DAVID DAVE", "DEBORAH DEBRA DEBBIE DEB", "DONALD DON",
        "DOROTHY DOT DOTTIE", "EDWARD ED EDDIE TED", "ELIZABETH LIZ BETH BETTY ELIZA LISA", "EUGENE GENE", "FRANCIS FRANK", "FREDERICK FRED", "GERALD GERRY JERRY", "GREGORY GREG",
        "HENRY HANK HARRY", "JACOB JAKE", "JAMES JIM JIMMY JAMIE", "JEFFREY GEOFFREY JEFF", "JENNIFER JEN JENNY", "JOHN JOHNNY JACK JON", "JONATHAN JON", "JOSEPH JOE", "JOSHUA JOSH",
        "KENNETH KEN", "KIMBERLY KIM", "LAWRENCE LARRY", "LEONARD LEN LEO", "MARGARET MAGGIE PEGGY MEG", "MATTHEW MATT", "MICHAEL MIKE MICK", "NANCY ANN", "NICHOLAS NICK", "PAMELA PAM",
        "PATRICIA PAT PATTY TRISH", "PATRICK PAT", "PETER PETE", "PHILIP PHILLIP PHIL", "RAYMOND RAY", "REBECCA BECKY", "RICHARD RICK DICK RICH", "ROBERT BOB ROB BOBBY", "RONALD RON",
        "SAMUEL SAM", "STEPHEN STEVEN STEVE", "SUSAN SUE", "THEODORE TED", "THERESA TERESA TERRY", "THOMAS TOM", "TIMOTHY TIM", "VICTORIA VICKY", "VINCENT VINCE", "WALTER WALT", "WILLIAM BILL WILL BILLY",
    ];

    private static readonly FrozenDictionary<string, string[]> s_others = s_rows
        .SelectMany(row => row.Split(' ').SelectMany(name => row.Split(' ').Where(other => other != name).Select(other => (name, other))))
        .GroupBy(pair => pair.name, pair => pair.other, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>The other names of people of this first name.</summary>
    public static string[] Of(string first) => s_others.GetValueOrDefault(first, []);
}
