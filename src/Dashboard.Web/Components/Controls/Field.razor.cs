using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Controls;

/// <summary>
/// A field of a form. The input inside takes its id and what ties it to hint and fault from the context:
/// <c>&lt;Field Label="Name" For="Name" Faults="Faults"&gt;&lt;RadzenTextBox @attributes="context" @bind-Value="…" /&gt;&lt;/Field&gt;</c>
/// (<c>RadzenNumeric</c> and <c>RadzenDropDown</c> take it as <c>InputAttributes="context"</c>; native inputs and selects
/// as <c>@attributes="context"</c>).
/// </summary>
public sealed partial class Field : ComponentBase
{
    private readonly string _unique = Guid.NewGuid().ToString("N")[..8];
    private Dictionary<string, object> _input = [];

    /// <summary>The label; also what the input is called for those who listen.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Path of the field in the command, as its faults name it: <c>Name</c>, <c>Items[1].Quantity</c>.</summary>
    [Parameter, EditorRequired]
    public required string For { get; set; }

    /// <summary>The faults of the form; the ones of this field are shown.</summary>
    [Parameter]
    public FieldFaults? Faults { get; set; }

    /// <summary>A sentence that helps to fill it in.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Whether it must be filled in.</summary>
    [Parameter]
    public bool IsRequired { get; set; }

    /// <summary>css classes of the field.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The input; its context are the attributes it must carry.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<Dictionary<string, object>> ChildContent { get; set; }

    private string? Fault => Faults?[For];

    private string Id => $"field-{_unique}";

    private string HintId => $"{Id}-hint";

    private string FaultId => $"{Id}-fault";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _input = new() { ["id"] = Id };
        if (IsRequired)
        {
            _input["aria-required"] = "true";
        }

        if (Fault is not null)
        {
            _input["aria-invalid"] = "true";
        }

        if (Described is { Length: > 0 } described)
        {
            _input["aria-describedby"] = described;
        }
    }

    private string Described => string.Join(' ', new[] { Hint is null ? null : HintId, Fault is null ? null : FaultId }.OfType<string>());
}
