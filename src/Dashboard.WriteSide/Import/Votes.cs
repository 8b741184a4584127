namespace Dashboard.WriteSide.Import;

/// <summary>Counts how often what was said; most of the time the same, so that it costs one text and one number.</summary>
internal sealed class Votes
{
    private string _first = "";
    private int _firstCount;
    private Dictionary<string, int>? _others;

    /// <summary>What was said most often; of several, the first by ordinal order. Empty when nothing was said.</summary>
    public string Winner => _others is null
        ? _first
        : _others.Append(KeyValuePair.Create(_first, _firstCount))
            .OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key, StringComparer.Ordinal)
            .First().Key;

    /// <summary>Counts one; an empty text says nothing.</summary>
    public void Add(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (_firstCount == 0 || text == _first)
        {
            _first = text;
            _firstCount++;
            return;
        }

        _others ??= [];
        _others[text] = _others.GetValueOrDefault(text) + 1;
    }
}
