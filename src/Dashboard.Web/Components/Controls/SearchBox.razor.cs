using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Controls;

/// <summary>
/// A field to search by. What is typed is told when the typing rests for <see cref="Rest"/>, or at once on Enter; a value
/// given from outside (back, forward, a cleared filter) takes its place.
/// </summary>
public sealed partial class SearchBox : ComponentBase, IDisposable
{
    /// <summary>How long nothing must be typed before it is told.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(250);

    private readonly string _id = $"search-{Guid.NewGuid().ToString("N")[..8]}";
    private readonly Queue<string> _comingBack = new();
    private ITimer? _timer;
    private string _text = "";
    private string _told = "";
    private string _seen = "";

    /// <summary>What the field is called.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Whether the label can be seen; it can always be heard.</summary>
    [Parameter]
    public bool ShowsLabel { get; set; }

    /// <summary>An example of what can be typed.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    /// <summary>The text that is searched for now.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Told the text, without spaces around it, each time it differs.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> Changed { get; set; }

    /// <summary>css classes.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>Further attributes of the input.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var value = Value ?? "";
        if (value == _seen)
        {
            return;
        }

        _seen = value;
        if (!IsOwn(value))
        {
            _text = _told = value;
            Rested();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Wait()
    {
        _timer ??= Time.CreateTimer(_ => _ = InvokeAsync(TellAsync), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Rest, Timeout.InfiniteTimeSpan);
    }

    private Task TellAsync()
    {
        Rested();
        if (_text.Trim() == _told)
        {
            return Task.CompletedTask;
        }

        _told = _text.Trim();
        _comingBack.Enqueue(_told);
        return Changed.InvokeAsync(_told);
    }

    /// <summary>Whether a value is an echo of what was told from here: it must not take away what was typed since.</summary>
    private bool IsOwn(string value)
    {
        var isOwn = _comingBack.Contains(value);
        while (isOwn && _comingBack.Dequeue() != value)
        {
        }

        return isOwn;
    }

    private void Rested() => _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
