using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Web.Components.Controls;

/// <summary>
/// Chooses one of many by typing: asks when the typing rests, shows what was found as buttons, then the chosen one with a
/// way back. Inside a <c>Field</c> it takes the context as <see cref="Input"/>.
/// </summary>
/// <typeparam name="TItem">What is chosen.</typeparam>
public sealed partial class Picker<TItem> : ComponentBase, IDisposable
    where TItem : class
{
    private readonly CancellationTokenSource _stop = new();
    private CancellationTokenSource? _question;
    private ElementReference _search;
    private ElementReference _change;
    private ITimer? _timer;
    private string _text = "";
    private IReadOnlyList<TItem>? _found;
    private bool _failed;
    private bool _movesFocus;

    /// <summary>What is chosen; nothing while the person searches.</summary>
    [Parameter]
    public TItem? Chosen { get; set; }

    /// <summary>Told what is chosen, or nothing when the choice is taken back.</summary>
    [Parameter]
    public EventCallback<TItem?> ChosenChanged { get; set; }

    /// <summary>Finds what fits a text; a handful.</summary>
    [Parameter, EditorRequired]
    public required Func<string, CancellationToken, Task<IReadOnlyList<TItem>>> Find { get; set; }

    /// <summary>How one is shown.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment<TItem> ItemTemplate { get; set; }

    /// <summary>Why one cannot be chosen; nothing when it can.</summary>
    [Parameter]
    public Func<TItem, string?>? Blocked { get; set; }

    /// <summary>Attributes that a <c>Field</c> gives to its input.</summary>
    [Parameter]
    public Dictionary<string, object>? Input { get; set; }

    /// <summary>An example of what can be typed.</summary>
    [Parameter]
    public string? Placeholder { get; set; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required ILogger<Picker<TItem>> Logger { get; init; }

    private string? Told => (_failed, _found) switch
    {
        (true, _) => "The search did not answer. Type again to repeat it.",
        (_, { Count: 0 }) => "Nothing was found.",
        _ => null,
    };

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_movesFocus)
        {
            _movesFocus = false;
            await (Chosen is null ? _search : _change).FocusAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    private void Wait()
    {
        _timer ??= Time.CreateTimer(_ => _ = InvokeAsync(SearchAsync), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(SearchBox.Rest, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Enter chooses when there is no choice to make.</summary>
    private Task KeyAsync(KeyboardEventArgs key) =>
        key.Key == "Enter" && _found?.Where(item => Blocked?.Invoke(item) is null).Take(2).ToList() is [var only]
            ? ChooseAsync(only)
            : Task.CompletedTask;

    private async Task SearchAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        EndLastQuestion();
        using var question = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        _question = question;
        try
        {
            var found = _text.Trim() is { Length: > 0 } text ? await Find(text, question.Token) : null;
            if (_question == question)
            {
                (_found, _failed) = (found, false);
            }
        }
        catch (OperationCanceledException) when (question.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault)
        {
            PickerLog.FindingFailed(Logger, fault, typeof(TItem).Name);
            (_found, _failed) = (null, true);
        }
        finally
        {
            _question = _question == question ? null : _question;
        }

        StateHasChanged();
    }

    private void EndLastQuestion() => _question?.Cancel();

    private Task ChooseAsync(TItem item)
    {
        _movesFocus = true;
        return ChosenChanged.InvokeAsync(item);
    }

    private Task ChangeAsync()
    {
        _movesFocus = true;
        return ChosenChanged.InvokeAsync(null);
    }
}

internal static partial class PickerLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "A search for {Item} failed.")]
    public static partial void FindingFailed(ILogger logger, Exception fault, string item);
}
