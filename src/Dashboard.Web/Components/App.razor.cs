using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Web.Components;

/// <summary>
/// The document around every page. Pages run in a circuit; those that exclude themselves from interactive routing (signing
/// in) are plain documents. Nothing is prerendered: figures would be asked for twice and flicker.
/// </summary>
public sealed partial class App : ComponentBase
{
    private static readonly InteractiveServerRenderMode Interactive = new(prerender: false);

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    private InteractiveServerRenderMode? PageRenderMode => Http.AcceptsInteractiveRouting() ? Interactive : null;

    /// <summary>The theme the person chose; nothing to follow the system.</summary>
    private string? Theme => Http.Request.Cookies[ThemeCookie.Name] is ("light" or "dark") and { } chosen ? chosen : null;

    /// <summary>The moment in the past that the person looks at, as the browser keeps it; nothing for now.</summary>
    private string? AsOf => PastCookie.Of(Http);

    /// <summary>When a theme's stylesheet applies: always or never once the person has chosen, else as the system wishes.</summary>
    private string MediaOf(string theme) => Theme switch
    {
        null => $"(prefers-color-scheme: {theme})",
        { } chosen => chosen == theme ? "all" : "not all",
    };
}
