using System.Threading.Channels;
using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>One fold's place in a pass over the log. A few stretches wait here; then the pass waits for the fold.</summary>
/// <param name="projection">Whose events are wanted.</param>
/// <param name="after">Position of the last event that was folded already.</param>
/// <param name="until">Last position that is wanted; the end of what can be read when nothing is given.</param>
/// <param name="ahead">Stretches that may wait.</param>
internal sealed class Seat(Projection projection, LogPosition after, LogPosition? until, int ahead)
{
    private readonly Channel<Stretch> _stretches = Channel.CreateBounded<Stretch>(ahead);
    private bool _hasBegun;

    public Projection Projection => projection;

    public LogPosition After => after;

    public LogPosition? Until => until;

    /// <summary>Whether everything that was wanted was given, or nobody wants it any more.</summary>
    public bool IsServed { get; private set; }

    /// <summary>The stretches, in log order.</summary>
    public IAsyncEnumerable<Stretch> ReadAllAsync(CancellationToken cancellationToken) => _stretches.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Says, once, from where on the pass reads for this seat: what lies before that it has to read for itself.</summary>
    public async Task BeginAsync(LogPosition place)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            if (place > after)
            {
                await GiveAsync(new Stretch(Events: null, place));
            }
        }
    }

    /// <summary>Gives the next stretch, once there is room for it.</summary>
    public async Task GiveAsync(Stretch stretch)
    {
        var wanted = until is { } last ? stretch.Until(last) : stretch;
        while (await _stretches.Writer.WaitToWriteAsync())
        {
            if (_stretches.Writer.TryWrite(wanted))
            {
                break;
            }
        }

        if (wanted.End >= until)
        {
            End(fault: null);
        }
    }

    /// <summary>Nothing follows.</summary>
    public void End(Exception? fault)
    {
        IsServed = true;
        _stretches.Writer.TryComplete(fault);
    }
}
