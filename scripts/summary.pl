#!/usr/bin/perl
# summary.pl FILE.trx…: what was skipped and why, what failed, then the sum. Ends with 1 when a test failed or none ran.
# Failures stand last, where the end of a long output still shows them; the tests skipped are counted by reason.
use strict;
use warnings;
use utf8;

my %sum = (Passed => 0, Failed => 0, NotExecuted => 0);
my $failures = '';
my $longest = 4_000;

sub text {
    my $xml = shift // '';
    $xml = substr($xml, 0, $longest) . ' …' if length $xml > $longest;
    $xml =~ s/&#x([0-9A-Fa-f]+);/chr hex $1/ge;
    $xml =~ s/&lt;/</g; $xml =~ s/&gt;/>/g; $xml =~ s/&quot;/"/g; $xml =~ s/&apos;/'/g; $xml =~ s/&amp;/&/g;
    $xml =~ s/^\s+|\s+$//g;
    return $xml;
}

sub indented { my $lines = text(shift); $lines =~ s/^/      /mg; return "$lines\n"; }

binmode STDOUT, ':encoding(UTF-8)';
for my $file (grep { -e } @ARGV) {
    open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
    my $trx = do { local $/; <$in> };
    my ($project) = $file =~ m{([^/]+)\.trx$};
    my %of = (Passed => 0, Failed => 0, NotExecuted => 0);
    my %skipped;

    while ($trx =~ m{<UnitTestResult\b((?:[^>"]|"[^"]*")*?)(?:/>|>(.*?)</UnitTestResult>)}gs) {
        my ($attributes, $body) = ($1, $2 // '');
        my ($name) = $attributes =~ /testName="([^"]*)"/;
        my ($outcome) = $attributes =~ /outcome="([^"]*)"/;
        $outcome = 'Failed' unless exists $of{$outcome};
        $of{$outcome}++;
        next if $outcome eq 'Passed';

        my ($message) = $body =~ m{<Message>(.*?)</Message>}s;
        ($message) = $body =~ m{<StdOut>(.*?)</StdOut>}s unless defined $message;
        my ($trace) = $body =~ m{<StackTrace>(.*?)</StackTrace>}s;
        if ($outcome eq 'NotExecuted') { $skipped{text($message)}++; next; }
        $failures .= "  failed: $project: " . text($name) . "\n" . indented($message);
        $failures .= indented($trace) if defined $trace;
    }

    print "$project: $of{Passed} passed, $of{Failed} failed, $of{NotExecuted} skipped\n";
    print "  skipped $skipped{$_}: $_\n" for sort keys %skipped;
    $sum{$_} += $of{$_} for keys %of;
}

print $failures;
print "$sum{Passed} passed, $sum{Failed} failed, $sum{NotExecuted} skipped\n";
exit($sum{Failed} > 0 || $sum{Passed} == 0 ? 1 : 0);
