using Dashboard.ReadSide.Past;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Web.Components;

/// <summary>Around all pages of a circuit: from which moment its person looks is known before the first of them asks anything.</summary>
public sealed class PastFrame : ComponentBase
{
    /// <summary>The moment as the browser keeps it; nothing for now.</summary>
    [Parameter]
    public string? AsOf { get; set; }

    /// <summary>The pages.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    [Inject]
    public required Viewpoint Viewpoint { get; init; }

    /// <inheritdoc/>
    protected override void OnInitialized() => Viewpoint.LookFrom(PastCookie.Parse(AsOf));

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
