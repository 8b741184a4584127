using Dashboard.ReadSide.Operations;
using Dashboard.Web.Components.Pages.Operations;

namespace Dashboard.Web.Rebuild;

/// <summary>Writes how far rebuilds are: in a terminal one line that changes, elsewhere a line whenever one has got a step or ten per cent further.</summary>
internal sealed class RebuildProgressLine(TextWriter output, bool inPlace)
{
    private readonly Dictionary<Guid, (RebuildState State, int Tenth)> _told = [];
    private int _width;

    public void Report(IReadOnlyList<RebuildView> open)
    {
        if (inPlace)
        {
            var line = string.Join("   ", open.Select(Text));
            output.Write($"\r{line.PadRight(_width)}");
            _width = line.Length;
            return;
        }

        foreach (var view in open)
        {
            var now = (view.State, (int)(Share(view) * 10));
            if (!_told.TryGetValue(view.RebuildId, out var told) || told != now)
            {
                _told[view.RebuildId] = now;
                output.WriteLine(Text(view));
            }
        }
    }

    /// <summary>Leaves the line that changes.</summary>
    public void Done()
    {
        if (inPlace && _width > 0)
        {
            output.Write($"\r{new string(' ', _width)}\r");
        }
    }

    /// <summary>What became of a rebuild.</summary>
    public static string End(RebuildView view)
    {
        var time = view is { StartedAt: { } began, EndedAt: { } ended } ? FormattableString.Invariant($" in {(ended - began).TotalSeconds:0.0} s") : "";
        var events = FormattableString.Invariant($"{view.EventsHandled:#,##0} {(view.EventsHandled == 1 ? "event" : "events")}{time}");
        return view switch
        {
            { State: RebuildState.Swapped } => $"{view.Projection}: rebuilt, {events}",
            { State: RebuildState.Compared, Comparison: { IsEqual: true } } => $"{view.Projection}: equal to the log, {events}",
            { State: RebuildState.Compared, Comparison: { } found } =>
                FormattableString.Invariant($"{view.Projection}: differs from the log: {found.Added} {(found.Added == 1 ? "row" : "rows")} missing, {found.Removed} too many, {found.Changed} different, {events}"),
            { State: RebuildState.Cancelled, Cancellation: { } decision } => $"{view.Projection}: cancelled by {decision.By}: {decision.Reason}",
            _ => $"{view.Projection}: {view.State.ToString().ToLowerInvariant()}{(view.Error is null ? "" : $": {view.Error}")}",
        };
    }

    private static string Text(RebuildView view)
    {
        var rate = view.EventsPerSecond > 0 ? FormattableString.Invariant($", {view.EventsPerSecond:#,##0} events/s") : "";
        var left = view.TimeLeft is { } time ? FormattableString.Invariant($", {time.TotalSeconds:0} s left") : "";
        return FormattableString.Invariant(
            $"{view.Projection} {RebuildTexts.Word(view.State)} {view.EventsHandled:#,##0} of {view.EventsToHandle:#,##0}, {Share(view):0 %}{rate}{left}");
    }

    private static double Share(RebuildView view) => view.EventsToHandle > 0 ? Math.Min(1, (double)view.EventsHandled / view.EventsToHandle) : 0;
}
