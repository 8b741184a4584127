using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components;

/// <summary>Sends somebody who is not, or no longer, signed in to the sign-in page, and back here afterwards.</summary>
public sealed class GoToSignIn : ComponentBase
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters("/sign-in", new Dictionary<string, object?>
        {
            ["returnUrl"] = "/" + Navigation.ToBaseRelativePath(Navigation.Uri),
        }),
        forceLoad: true);
}
